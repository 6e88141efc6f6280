/// Rules of the usual size.
enum BenchRules {
    static let all: [(name: String, text: String)] = [
        (
            "Mornings for new clients",
            """
            return {
              name = "Mornings for new clients",
              allow = function(slot)
                if slot.client.is_returning or slot.local_start.hour < 12 then return true end
                return false, "Your first visit is in the morning"
              end,
            }
            """
        ),
        (
            "Long sessions on quiet days",
            """
            return {
              name = "Long sessions on quiet days",
              allow = function(slot)
                if slot.service.duration < 3600 then return true end
                if slot.bookings_that_day < 4 and slot.weekday ~= 6 then return true end
                return false, "No more long sessions on this day"
              end,
            }
            """
        ),
        (
            "Surge on evenings and in December, closed on holidays",
            """
            local holidays = {[20260101] = true, [20260403] = true, [20260406] = true, [20260501] = true}
            return {
              name = "Surge",
              allow = function(slot)
                if holidays[slot.date] then return false, "Holiday" end
                return true
              end,
              price = function(slot)
                local price = slot.service.price
                local clock = slot.local_start
                if clock.hour >= 17 then price = price + price // 5 end
                if clock.month == 12 then price = price + price // 10 end
                return price
              end,
            }
            """
        ),
    ]
}
