return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    local t = {}
    for i = 1, 240 do t[i] = i end
    local function f(...) return select("#", ...) end
    local n = 0
    while true do n = n + f(table.unpack(t)) end
  end,
}
