return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    local n = 0
    for i = 1, 9000 do n = n + 1 end
    return n - 9000
  end,
}
