return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    local n = 0
    for i = math.maxinteger - 3, math.maxinteger do n = n + 1 end
    for i = math.mininteger, math.mininteger + 3 do n = n + 1 end
    return n - 8
  end,
}
