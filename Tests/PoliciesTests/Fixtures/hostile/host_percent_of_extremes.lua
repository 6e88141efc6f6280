return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    return percent(math.mininteger, -1) + percent(math.maxinteger, 100)
  end,
}
