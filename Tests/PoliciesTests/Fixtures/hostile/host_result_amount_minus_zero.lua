return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    return -0.0
  end,
}
