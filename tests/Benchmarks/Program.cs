using EdgeGateway.Benchmarks;

switch (args)
{
    case ["card"]:
        return await CardLatency.RunAsync();
    case ["journal"]:
        return await JournalBench.RunAsync();
    case ["scan"]:
        return await ScanLatency.RunAsync();
    default:
        Console.WriteLine("name a benchmark: card, journal, scan");
        return 1;
}
