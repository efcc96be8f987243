"""Who is acting: accounts of staff, the roles there are, notices and letters to people."""
