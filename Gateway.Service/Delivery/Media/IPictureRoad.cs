namespace EdgeGateway.Service.Delivery.Media;

/// <summary>A way to one platform for pictures. One caller at a time.</summary>
internal interface IPictureRoad : IAsyncDisposable
{
    /// <summary>Connects when it is not connected, sends, waits for the confirmation. Never throws but for the stop.</summary>
    Task<PictureAnswer> SendAsync(Picture picture, CancellationToken stopping);

    /// <summary>Nothing goes out for a while: connections may be given up.</summary>
    Task RestAsync();
}
