// The whole script of the pages. Everything here is an improvement: each page works without it.
import "./app.css";
import "./js/acts.js";
import "./js/menu.js";
import { startFetching } from "./js/fetching.js";
import { wireAll } from "./js/hooks.js";

startFetching();
wireAll();
