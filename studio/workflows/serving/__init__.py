"""What a server has at hand besides the videos: hooks that tell others, keys that make a call count once."""
