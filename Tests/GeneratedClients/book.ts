/**
 * Books, holds, moves and cancels with the TypeScript client that openapi-generator generates (typescript-fetch), which stands in
 * the folder `client` beside this file.
 *
 * usage: node book.js URL PROVIDER SERVICE
 */
import { BookingStatus, BookingsApi, Configuration, ResponseError, SlotsApi } from "./client";

declare const process: { argv: string[]; exit(status: number): never };

const day = 86_400_000;

function expect(condition: unknown, what: unknown): asserts condition {
    if (!condition) throw new Error(typeof what === "string" ? what : JSON.stringify(what));
}

async function run(basePath: string, provider: string, service: string): Promise<void> {
    const slotsApi = new SlotsApi(new Configuration({ basePath }));
    const anybody = new BookingsApi(new Configuration({ basePath }));
    const at = (ahead: number) => new Date(Date.now() + ahead * day).toISOString().slice(0, 10);
    const { slots } = await slotsApi.listSlots({ provider, service, from: at(3), to: at(14) });
    const [first, second, third] = slots.map((slot) => slot.startAt);

    const createBooking = { providerId: provider, serviceId: service, startAt: first,
        client: { name: "Kim Client", email: "kim@example.org" } };
    const { booking, token } = await anybody.createBooking({ createBooking, idempotencyKey: crypto.randomUUID() });
    expect(booking.status === BookingStatus.Confirmed && +booking.startAt === +first, booking);
    const again = await anybody.createBooking({ createBooking }).then(() => undefined, (error) => error);
    expect(again instanceof ResponseError && again.response.status === 409, "A slot was booked twice.");
    expect((await again.response.json()).code === "slot_taken", "The refusal has another code.");

    const own = new BookingsApi(new Configuration({ basePath, accessToken: token }));
    const moved = await own.rescheduleBooking({ booking: booking.id, reschedule: { startAt: second } });
    expect(+moved.startAt === +second && moved.revision === 2, moved);
    const quote = await own.quoteCancellation({ booking: moved.id });
    expect(quote.amount === 0, quote);
    const cancelled = await own.cancelBooking({ booking: moved.id, cancelBooking: { reason: "Ill" } });
    expect(cancelled.booking.status === BookingStatus.Cancelled, cancelled);
    expect(cancelled.booking.history?.slice(-1)[0].note === "Ill", cancelled);

    const held = await anybody.createBooking({
        createBooking: { providerId: provider, serviceId: service, startAt: third, holdSeconds: 600 },
    });
    expect(held.booking.status === BookingStatus.Pending && held.booking.expiresAt, held);
    const holder = new BookingsApi(new Configuration({ basePath, accessToken: held.token }));
    const confirmed = await holder.confirmBooking({
        booking: held.booking.id, confirmBooking: { client: { name: "Kim Client" } },
    });
    expect(confirmed.status === BookingStatus.Confirmed && !confirmed.expiresAt, confirmed);
}

const [url, provider, service] = process.argv.slice(2);
run(url, provider, service).catch((error) => {
    console.error(error);
    process.exit(1);
});
