-- Takes far more time than its steps suggest: each comparison walks through tens of thousands of NULs.
local zeros = ("\0"):rep(4096)
return {
  name = "Slow",
  description = "A policy that is tried to keep the server busy.",
  refund = function(booking)
    local long = zeros .. zeros
    long = long .. long
    long = long .. long
    local a, b = long .. "a", long .. "b"
    local n = 0
    for i = 1, 6500 do if a < b then n = n + 1 end end
    return percent(booking.paid, 50)
  end,
}
