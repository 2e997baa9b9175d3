"""What the clinic asks with: devices handed over in the waiting room, and questionnaires of its own."""
