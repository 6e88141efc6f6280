return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    return {amount = 0/0, reason = "x"}
  end,
}
