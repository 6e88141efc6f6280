return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    error("not enough memory", 0)
  end,
}
