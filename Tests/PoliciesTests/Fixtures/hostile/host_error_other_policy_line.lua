return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    error("policy:999999999999999999999: x", 0)
  end,
}
