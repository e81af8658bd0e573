"""What floats: boards, boats rowed and with motors, under sail, and ships; a file each."""
