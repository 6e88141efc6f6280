return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    local t = {}
    for i = 1, 3000 do t[i] = "a text of some forty bytes, number " .. i end
    return 1
  end,
}
