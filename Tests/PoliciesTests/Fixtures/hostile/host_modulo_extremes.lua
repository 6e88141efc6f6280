return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    return (math.mininteger // -1 == math.mininteger and math.mininteger % -1 == 0) and 1 or 0
  end,
}
