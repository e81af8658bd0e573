"""What drives on roads and fields, a file each."""
