return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    return string
  end,
}
