return {
  name = "policy under test",
  description = "collection script",
  refund = function(booking)
    return {amount = 0, reason = (booking.service.name .. "<script>"):rep(300)}
  end,
}
