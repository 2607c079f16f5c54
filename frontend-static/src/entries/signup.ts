/** The page on which accounts are made. */
import { proveBeforeSending } from "../accounts/proof.ts";

const form = document.querySelector<HTMLFormElement>("form[data-proof-bits]");
if (form) proveBeforeSending(form);
