"""What an exercise's author is told, before anything is checked by what she wrote."""
