"""Small trained tables, and the script that trains each of them."""
