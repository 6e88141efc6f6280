return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    local function f(n) return 1 + f(n + 1) end
    return f(0)
  end,
}
