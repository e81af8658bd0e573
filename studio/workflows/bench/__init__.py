"""What things cost on this machine: a frame, a delivery, sound, playing, a farm. Behind ``ekonte bench``."""
