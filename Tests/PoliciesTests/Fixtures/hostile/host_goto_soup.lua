return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    local n = 0
    ::a:: n = n + 1 if n % 2 == 0 then goto b end goto c
    ::b:: if n % 3 == 0 then goto a end
    ::c:: goto a
  end,
}
