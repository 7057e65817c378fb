"""The bookings of a week as a grid of days, chairs and hours, in which they are moved and made."""
