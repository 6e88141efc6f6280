return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    _ENV = nil
    return percent(1, 1)
  end,
}
