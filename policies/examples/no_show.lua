-- A client who calls late gets something back; one who does not come gets nothing.
return {
  name = "Call at least",
  description = "Full refund up to 24 hours before the start, 20 % for any call before the start, "
    .. "nothing for clients who do not come.",
  refund = function(booking)
    if booking.cancelled_by == "no_show" then
      return {amount = 0, reason = "The client did not come"}
    end
    if booking.notice >= hours(24) then return booking.paid end
    if booking.notice > 0 then return percent(booking.paid, 20) end
    return 0
  end,
}
