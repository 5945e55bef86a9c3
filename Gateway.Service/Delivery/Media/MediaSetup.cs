using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Media;

/// <summary>From configuration to the lane of one destination's pictures.</summary>
/// <param name="Journal">Holds events and what was delivered.</param>
/// <param name="Source">Where pictures come from.</param>
internal sealed record MediaSetup(JournalStore Journal, PictureSource Source)
{
    /// <summary>Null when this destination gets none.</summary>
    public PictureLane? Lane(DestinationOptions options, DestinationBook book, string gatewayId, DeliveryClock time, ILogger log)
    {
        if (RoadTo(options, gatewayId, time) is not { } road)
            return null;
        return new PictureLane(options, book, new MediaStore(Journal), Source, road, time) { Log = log };
    }

    private static IPictureRoad? RoadTo(DestinationOptions options, string gatewayId, DeliveryClock time) => options.Stills.Mode switch
    {
        StillModes.Mqtt => new MqttPictures(options, gatewayId, time.Clock),
        StillModes.Http => new HttpPictures(options, gatewayId, time.Clock),
        StillModes.File => new FilePictures(options),
        _ => null,
    };
}
