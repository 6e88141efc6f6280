import ConsoleTexts
import Localization
import Texts

/// A provider with what can be booked.
struct ProviderView {
    let name: String

    /// The provider's description of itself, with the tag of its language.
    var description: (text: String, tag: String)?

    /// The address where clients go; `nil` if the provider has not published one.
    var place: String?
    var photos: [PhotoView] = []
    let services: [ServiceSummary]
    let zoneName: String

    /// `nil` if the server has no marketplace.
    var reviews: ReviewsView?

    /// `nil` on pages that are not of a listing.
    var metadata: PageMetadata?

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = PageLayout(visit: visit, title: visit.words.bookWith(name), isPublic: true)
        layout.metadata = metadata
        return layout.bytes { html in
            html.element("div", .class("narrow")) { html in
                visit.writeLogo(to: &html)
                html.element("h1") { $0.element("bdi", text: name) }
                if let description {
                    html.element("div", .language(description.tag)) { $0.paragraphs(description.text) }
                }
                if let place { html.element("p", .class("quiet"), .direction("auto"), text: place) }
                writePhotos(visit, &html)
                if services.isEmpty {
                    html.element("p", .class("quiet"), text: visit.labels.noServices)
                } else {
                    html.element("h2", text: visit.labels.services)
                    html.element("ul", .class("cards")) { html in
                        for service in services { html.element("li") { write(service, visit, &$0) } }
                    }
                }
                html.element("p", .class("zone"), text: visit.words.times(in: zoneName))
                reviews?.write(visit, to: &html)
            }
        }
    }

    private func writePhotos(_ visit: Visit, _ html: inout HTMLWriter) {
        guard !photos.isEmpty else { return }
        html.element("ul", .class("photos"), .labelled(visit[.photos])) { html in
            for (index, photo) in photos.enumerated() {
                html.element("li") { photo.write(index == 0 ? .wide : .tile, to: &$0) }
            }
        }
    }

    private func write(_ service: ServiceSummary, _ visit: Visit, _ html: inout HTMLWriter) {
        html.element("a", .class("card"), .href(visit.link(service.address))) { html in
            html.element("span", .class("card-main")) { html in
                html.element("strong", .direction("auto"), text: service.name)
                if !service.description.isEmpty {
                    html.element("span", .class("quiet"), .direction("auto"), text: service.description)
                }
                html.element("span", .class("quiet"), text: visit.duration(minutes: service.durationMinutes))
            }
            html.element("span", .class("price"), text: visit.price(service.price))
        }
    }
}
