namespace EdgeGateway.Service.Cases.Handover;

/// <summary>What one box gives another so that it goes on with a camera: signed as a <see cref="Seals.SignedDocument"/>.</summary>
/// <param name="Format">Always <see cref="Current"/>.</param>
/// <param name="Camera">Id of the camera.</param>
/// <param name="Epoch">Number of this handover; taken over once.</param>
/// <param name="From">Gateway that stopped.</param>
/// <param name="To">Gateway that may go on, and no other.</param>
/// <param name="At">UTC when the giving box had stopped.</param>
/// <param name="Memory">What stands where since when; null when the camera never saw anything.</param>
/// <param name="Cases">Its open cases.</param>
internal sealed record HandoverDocument(string Format, string Camera, long Epoch, string From, string To, DateTimeOffset At, string? Memory, IReadOnlyList<HandoverCase> Cases)
{
    public const string Current = "edgegateway-camera-handover/1";
}

/// <summary>An open case on its way.</summary>
/// <param name="Filed">What was discovered.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="PlaceKey">Name of its place.</param>
/// <param name="LastSeen">UTC.</param>
/// <param name="DwellSeconds">Longest dwell seen.</param>
/// <param name="Sightings">Detections that led here.</param>
/// <param name="Told">Platforms know of it.</param>
/// <param name="Later">Pictures added since.</param>
/// <param name="Steps">How it came to where it is.</param>
/// <param name="Pictures">Its pictures, base64; those that are not here stay on the giving box.</param>
internal sealed record HandoverCase(
    CaseFiledData Filed,
    string State,
    string PlaceKey,
    DateTimeOffset LastSeen,
    double DwellSeconds,
    int Sightings,
    bool Told,
    IReadOnlyList<CaseStill> Later,
    IReadOnlyList<CaseStep> Steps,
    IReadOnlyList<HandoverPicture> Pictures);

/// <summary>A picture's bytes.</summary>
internal sealed record HandoverPicture(string Name, byte[] Bytes);
