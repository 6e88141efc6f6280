import CivilTime
import ConsoleTexts
import Localization
import Texts

/// Where a visitor chooses the zone in which times are shown.
struct ZoneView {
    let service: ServiceSummary

    /// The provider's zone.
    let place: Zone

    /// The names of all zones that can be chosen.
    let zones: [String]

    /// What the choice passes on: the day or the month that was shown.
    let kept: [(name: String, value: String)]
    let now: Instant

    func bytes(for visit: Visit) -> [UInt8] {
        let title = Phrase.otherZone[visit.language]
        var layout = PageLayout(visit: visit, title: "\(title) – \(service.name)")
        layout.brand = (service.provider, service.providerAddress)
        return layout.bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: title)
                let name = visit.language.zoneName(place, at: now.secondsSince1970)
                html.element("p", .class("quiet"), text: "\(Phrase.placeIsOn[visit.language]) \(name)")
                html.element("form", .method("get"), .action(service.address)) { html in
                    for field in kept + visit.carried {
                        html.void("input", .type("hidden"), .name(field.name), .value(field.value))
                    }
                    html.element("div", .class("field")) { html in
                        html.element("label", .label(for: "zone"), text: Phrase.setupZone[visit.language])
                        html.element("select", .id("zone"), .name("zone")) { writeZones(visit, to: &$0) }
                    }
                    html.element("button", .class("button main"), text: Phrase.showTimes[visit.language])
                }
            }
        }
    }

    private func writeZones(_ visit: Visit, to html: inout HTMLWriter) {
        let chosen = (visit.zone ?? place).name
        for name in zones {
            html.element(
                "option",
                .value(name),
                name == chosen ? .isSelected : nil,
                text: name.replacing("_", with: " ")
            )
        }
    }
}
