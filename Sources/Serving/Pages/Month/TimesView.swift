import CivilTime
import ConsoleTexts
import Localization
import Texts

/// The free times of the chosen day, each of which leads on; or what to do if there are none.
struct TimesView {
    let choice: TimeChoice
    let visit: Visit

    func write(to html: inout HTMLWriter) {
        html.element("section", .class("times"), .id("times"), .labelled(by: "day-name")) { html in
            if let day = choice.day {
                html.element("h2", .id("day-name"), text: visit.language.date(day, .full))
                writeTimes(to: &html)
            } else {
                writeNothing(to: &html)
            }
            writeZone(to: &html)
            writeDevice(to: &html)
        }
    }

    private func writeZone(to html: inout HTMLWriter) {
        let instant = choice.startsOfDay.first ?? choice.zone.firstInstant(of: choice.month) ?? 0
        html.element("p", .class("zone")) { html in
            html.text(visit.words.times(in: visit.language.zoneName(choice.zone, at: instant)))
            if let place = choice.placeZone {
                html.raw("<br>")
                html.text("\(Phrase.placeIsOn[visit.language]) \(visit.language.zoneName(place, at: instant))")
            }
            if let chooser = choice.zoneChooser {
                html.raw("<br>")
                html.element("a", .href(visit.link(chooser)), text: Phrase.otherZone[visit.language])
            }
        }
    }

    /// What a script shows where the device is set to another zone; its place is kept, so that nothing moves then.
    private func writeDevice(to html: inout HTMLWriter) {
        guard choice.zoneChooser != nil, let from = choice.zone.firstInstant(of: choice.month),
            let next = CivilDate(daysSinceEpoch: choice.month.nextMonthStart),
            let until = choice.zone.firstInstant(of: next)
        else { return }
        html.element(
            "p",
            .class("zone"),
            .id("device"),
            .isUnseen,
            .zone(choice.zone.name),
            .from(from),
            .until(until)
        ) { html in
            // Its name is for the script to tell.
            let text = Phrase.deviceZone[visit.language]
            let mark = text.utf8.firstIndex(of: UInt8(ascii: "{")) ?? text.endIndex
            html.text(String(text[..<mark]))
            html.element("bdi", text: "")
            html.text("\(text[mark...].dropFirst("{0}".count)) ")
            // Like the links to other languages: the zone is added by the script.
            let address = visit.here.with("lang", visit.chosenLanguage).at("times")
            html.element("a", .href(address), text: Phrase.deviceTimes[visit.language])
        }
    }

    private func writeTimes(to html: inout HTMLWriter) {
        let starts = choice.startsOfDay
        let offset = starts.first.map { choice.zone.offset(at: $0) }
        let namesOffset = starts.contains { choice.zone.offset(at: $0) != offset }
        html.element("ul") { html in
            for start in starts {
                html.element("li") { html in
                    html.element("a", .href(visit.link(choice.address(of: start)))) { html in
                        html.element("bdi", text: time(start, namesOffset: namesOffset))
                        if let price = choice.prices[start] {
                            html.element("small", text: visit.price(price))
                        }
                        if let places = choice.places[start] {
                            html.element("small", text: visit.words.placesLeft(places))
                        }
                    }
                }
            }
        }
    }

    /// On the day on which clocks are set back, one reading stands for two instants.
    private func time(_ start: Int64, namesOffset: Bool) -> String {
        let time = visit.time(choice.zone.reading(at: start))
        return namesOffset ? "\(time) (\(visit.language.offset(seconds: choice.zone.offset(at: start))))" : time
    }

    private func writeNothing(to html: inout HTMLWriter) {
        guard let next = choice.nextFreeDate else {
            html.element("h2", .id("day-name"), text: visit.labels.noTimes)
            return writeWaiting(to: &html)
        }
        let month = visit.language.date(choice.month, .monthAndYear)
        html.element("h2", .id("day-name"), text: visit.words.noTimes(in: month))
        html.element("p") { html in
            html.element("a", .class("button"), .href(visit.link(choice.address(of: next)))) { html in
                html.text("\(visit.labels.nextFreeDay): \(visit.language.date(next, .weekdayMonthAndDay))")
            }
        }
        writeWaiting(to: &html)
    }

    private func writeWaiting(to html: inout HTMLWriter) {
        guard let waiting = choice.waiting else { return }
        html.element("p") { html in
            html.element("a", .class("button"), .href(visit.link(waiting)), text: visit[.waitForPlace])
        }
    }
}
