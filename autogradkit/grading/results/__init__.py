"""Results: what is kept of one exercise of one student, what it depends on, and the journal of them."""
