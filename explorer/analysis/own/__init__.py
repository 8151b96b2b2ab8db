"""Areas of one's own: what they are made of, and every figure that can be added up for them."""
