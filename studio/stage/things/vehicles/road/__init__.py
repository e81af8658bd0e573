"""What drives on roads and fields, a file each: cars, heavy ones, carts, machines."""
