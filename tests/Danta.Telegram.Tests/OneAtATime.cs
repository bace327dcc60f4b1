// A test that moves its clock when nothing is left to do has to know that whatever still runs is its own.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
