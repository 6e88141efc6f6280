return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    return "10" + 1
  end,
}
