using EdgeGateway.Benchmarks;

switch (args)
{
    case ["card"]:
        return await CardLatency.RunAsync();
    case ["journal"]:
        return await JournalBench.RunAsync();
    default:
        Console.WriteLine("name a benchmark: card, journal");
        return 1;
}
