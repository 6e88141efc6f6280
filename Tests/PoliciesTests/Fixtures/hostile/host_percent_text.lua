return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    return percent(booking.paid, "50")
  end,
}
