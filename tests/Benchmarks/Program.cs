using EdgeGateway.Benchmarks;
using EdgeGateway.Benchmarks.Delivery;

switch (args)
{
    case ["card"]:
        return await CardLatency.RunAsync();
    case ["journal"]:
        return await JournalBench.RunAsync();
    case ["delivery", .. var parts]:
        return await DeliveryBench.RunAsync(parts);
    case ["kill", .. var rest]:
        return await KillBench.RunAsync(rest);
    case ["checkout", .. var rest]:
        return await CheckoutBench.RunAsync(rest is [var program, ..] ? program : "edgegateway");
    case ["parsers"]:
        return ParsersBench.Run();
    case ["checkouts", .. var rest]:
        return await CheckoutsBench.RunAsync(rest);
    case ["fuzz", .. var rest]:
        return await FuzzBench.RunAsync(rest);
    case ["scan"]:
        return await ScanLatency.RunAsync();
    case ["cameras", .. var rest]:
        return await EdgeGateway.Benchmarks.Cameras.CamerasBench.RunAsync(rest);
    case ["soak", .. var rest]:
        return await SoakBench.RunAsync(rest);
    case ["sight", .. var parts]:
        return await SightBench.RunAsync(parts);
    case ["roadtrack"]:
        return EdgeGateway.Benchmarks.RoadTrack.RoadTrackBench.Run();
    default:
        Console.WriteLine("name a benchmark: cameras [parking|people] [N ...], card, checkout [PROGRAM], checkouts [N [MINUTES [SEED]]], fuzz [INPUTS [SEED]], journal, delivery [PART], kill [KILLS [SEED]], parsers, scan, sight [PART], soak [MINUTES], roadtrack");
        return 1;
}
