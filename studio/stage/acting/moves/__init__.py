"""What people do: one file a family of actions. Each function writes over a posture what the body does at a time."""
