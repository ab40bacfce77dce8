// The whole script of the pages. Everything here is an improvement: each page works without it.
import "./app.css";
import "./js/acts.js";
import "./js/autosave.js";
import "./js/bulk.js";
import "./js/copying.js";
import "./js/dialog.js";
import "./js/dropzone.js";
import "./js/errors.js";
import "./js/keys.js";
import "./js/lighting.js";
import "./js/menu.js";
import "./js/net.js";
import "./js/progress.js";
import "./js/review.js";
import "./js/selfcheck.js";
import "./js/watch.js";
import { wireAll } from "./js/hooks.js";
import { resumeForms } from "./js/resume.js";
import { unfoldForPrint, unfoldNamed } from "./js/unfold.js";

resumeForms();
wireAll();
unfoldNamed();
unfoldForPrint();
