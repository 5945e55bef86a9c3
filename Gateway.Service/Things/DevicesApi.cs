using EdgeGateway.Devices.Health;

namespace EdgeGateway.Service.Things;

/// <summary>Devices over HTTP: more than <c>/api/v1/things</c> says, and self-tests.</summary>
internal static class DevicesApi
{
    // An interactive test waits 30 s for a person; nothing takes longer than this.
    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(60);

    /// <summary>
    /// <c>GET /api/v1/devices</c>, <c>GET …/{id}</c>; <c>POST …/{id}/check?level=internal|external|interactive</c>: 200 with the result,
    /// also of a failed test; 400 for another level, 404 for an unknown device, 409 while another test runs, 504 when the test did not end.
    /// </summary>
    public static void MapDevices(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/devices", (DeviceRoster roster) =>
            Results.Json([.. roster.All.Select(DeviceReport.Of)], ThingsJson.Default.IReadOnlyListDeviceReport));
        app.MapGet("/api/v1/devices/{id}", (string id, DeviceRoster roster) =>
            roster.Find(id) is { } device ? Results.Json(DeviceReport.Of(device), ThingsJson.Default.DeviceReport) : Results.NotFound());
        app.MapPost("/api/v1/devices/{id}/check", CheckAsync);
    }

    private static async Task<IResult> CheckAsync(string id, DeviceRoster roster, TimeProvider clock, CancellationToken stopping, string level = "internal")
    {
        if (roster.Find(id) is not { } device)
            return Results.NotFound();
        if (level is not ("internal" or "external" or "interactive"))
            return Results.Problem("level must be internal, external or interactive", statusCode: StatusCodes.Status400BadRequest);
        using var limit = new CancellationTokenSource(LongestCheck, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            var check = await device.CheckHealthAsync(Enum.Parse<HealthLevel>(level, ignoreCase: true), both.Token);
            var status = check.Outcome == HealthOutcome.Busy ? StatusCodes.Status409Conflict : StatusCodes.Status200OK;
            return Results.Json(CheckReport.Of(check), ThingsJson.Default.CheckReport, statusCode: status);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return Results.Problem("the test did not end in time", statusCode: StatusCodes.Status504GatewayTimeout);
        }
    }
}
