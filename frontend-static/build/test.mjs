console.log("nothing to test yet");
