"""The practice platforms: a Facebook, an X and a YouTube on this machine, and nowhere else."""
