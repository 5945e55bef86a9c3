using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Delivery.Http;

/// <summary>HTTP status codes and what this gateway does about them (RFC 9110, RFC 6585).</summary>
internal static class HttpStatusTable
{
    /// <summary>Null: a server error that may be the platform's or the event's fault; <see cref="ServerErrors"/> finds out.</summary>
    public static Verdict? Of(int status) => status switch
    {
        >= 200 and < 300 => Verdict.Delivered,
        >= 300 and < 400 => Verdict.Alarm, // moved: the token must not follow
        400 or 406 or 413 or 414 or 415 or 422 or 431 => Verdict.Quarantine, // this event as it is
        401 or 403 or 407 => Verdict.Alarm, // token or certificate
        404 or 405 or 410 or 421 or 426 => Verdict.Alarm, // the address
        408 or 425 or 429 => Verdict.BackOff, // slower, later
        409 or 423 => Verdict.Retry, // the same event is still being worked on there
        502 or 503 or 504 or 507 => Verdict.BackOff, // a gateway without its platform, overload, no room
        >= 500 => null,
        _ => Verdict.Quarantine, // 402, 412, 417, 428, 451 and what comes later: not without a person
    };

    /// <summary>What a person would call an <see cref="Verdict.Alarm"/>.</summary>
    public static LossKind KindOf(int status) => status is 401 or 403 or 407 ? LossKind.Refused : LossKind.WrongAddress;
}
