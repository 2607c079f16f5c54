import { startPlayer } from "../player/player.ts";

startPlayer();
